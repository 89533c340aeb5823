"""What Portuguese mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_o_; _os_; _que_; _para_; _seu_; _sua_; _uma_; _com_; _não_; _do_; _da_; _este_",
    code="""
        senha de uso único; senha temporária; senha única; chave de segurança; palavra-passe de utilização única;
        estes dígitos; estes números; dígitos abaixo; números abaixo; código; chave de acesso; chave temporária;
        número de verificação; palavra-passe temporária; palavra-passe única; os seguintes dígitos; seguinte número;
        número abaixo; código de uso único; token de; pin de; pin é; seu pin; estes caracteres; senha de acesso único;
        número a seguir; números a seguir; dígitos a seguir; senha provisória; senha inicial;
        palavra-passe provisória; palavra-passe inicial; a senha é; a chave; estas letras; letras abaixo;
        letras a seguir; este número
    """,
    before_code="_é_; _e o seguinte",
    article="o; a",
    after_code="_é_; _como_",
    enter="""
        digite; insira; introduza; informe; introduz; escreva; inserir; inserindo; digitar; use o código; utilize;
        introduzir; insere; copie; cole_; copie_; copia_; cola_; digita; coloque; põe_; mete_
    """,
    other="""
        encomenda; fatura; nota fiscal; rastreamento; rastreio; telefone; _cep_; código de rastreio; cupom; desconto;
        protocolo; referência; reserva; _final_; terminado em; terminada em; cartão; códigos de backup; código-fonte;
        código de erro; código de barras; voo_; quarto; _valor_; boleto; apólice; recibo; código de oferta;
        código do produto; código de produto; código do pedido; código de reserva; código da reserva;
        código de desconto; código promocional; código postal; código de convite; código qr; código de rastreamento;
        código do cliente; código de área; código do país; número do pedido; número da encomenda; número de telefone;
        número da fatura; número da conta; número do cartão; pedido n; pedido:; pedido #; do pedido; nif_; cpf_; cnpj;
        _tel._; _tel:_; telemóvel; celular; _rua_; avenida; saldo; total; ingresso; bilhete; licença; matrícula; wifi;
        wi-fi; conta n; agência; apartamento; código do bilhete; código do ingresso; pin da conferência;
        código de autorização; autorização n; nome de usuário; nome de utilizador; usuário:; utilizador:; tarifário;
        código do plano; código de plano; código da tarifa; plano:; código do banco; código bancário; código swift;
        código bic; código de entrada; código fiscal; solicitação n; processo n; receita; doação; ocorrência; chamado;
        sócio n
    """,
    nothing="""
        solicitada; solicitado; em ordem; neste caso; nesse caso; não precisa confirmar; não precisa de confirmar;
        nada a confirmar; este pedido; esse pedido; fez o pedido; fez um pedido; pedido de redefin; pedido de recuper;
        pedido de altera; pedido de mud; pedido para; seu pedido de acesso; pedido de acesso; pedido de confirm;
        pedido de código; pedido de login; pedido foi feito; o pedido feito
    """,
    elsewhere="desconto; cupom; retirada; promoç; levantar; na loja; retirar; balcão; levantamento",
    meeting="reunião; videoconferência; conferência; reuniões; videochamada; chamada",
    handing="""
        entregador; estafeta; levantar a; ponto de recolha; mostre este código; ao motorista; informe ao entregador
    """,
    topic="""
        uso único; iniciar sessão; entrar; acesso; segurança; senha; autentic; cadastr; ativar; dois fatores; confirm;
        verific; login; ativaç; registo; palavra-passe; identidade; duas etapas; dois passos
    """,
    verify="""
        inicializ;
        ativar; _ative_; concluir cadastro; concluir o cadastro; concluir registo; finalizar cadastro; verific;
        confirm; ativação; ativa_; ativa a; ativando; validar; valida_; valide; validação; autentic;
        concluir o seu cadastro; concluir seu cadastro; concluir o registo; conclua; completar o cadastro;
        completar o registo; complete o seu; complete seu; finalizar o; finalize; aceitar convite; aceitar o convite;
        aceite o convite; reativ; desbloque; autoriz; aprov; sim, fui eu; fui eu_; sou eu; habilit; criar conta;
        criar a minha conta; confirmação; sim,; é o meu; é a minha; este é o meu; inscreva-me; quero receber;
        participar; entrar no grupo; juntar-me; junte-se; aceitar; desbloquear; aprovar; subscrever; entrar na equip;
        entrar na equipa; entrar no time; voltar à minha; permitir; prov_; comprov; demonstr; provar; inscrever-me;
        quero inscrever; quero subscrever; assinar; me inscrever; me inscreva; quero assinar; subscrevam-me;
        inscrevam-me; criar a sua conta; crie sua conta; crie a sua conta; criar minha conta; criar uma conta;
        configurar conta; configure sua conta; configurar a conta; vincular; ligar contas; associar;
        atualizar sua conta; atualize sua conta; atualizar a sua conta; atualização da conta; manter minha conta;
        manter a conta; manter conta; confiar; se foi você; se é você; se foste tu; é você
    """,
    reset="""
        redefin; nova senha; alterar senha; alterar a senha; alterar a sua senha; mudar a senha; criar senha; _repor_;
        nova palavra-passe; redefinição; recupera; recuperação; recuperar; recupere; mudar sua senha;
        mudar a sua senha; mudar senha; mude sua senha; mudar minha senha; mudança de senha; trocar senha;
        trocar a senha; trocar sua senha; troca de senha; trocar minha; alterar sua senha; alterar minha senha;
        altere a sua; altere sua senha; alterar a palavra; alterar palavra; alterar a sua palavra; alteração de senha;
        alteração da senha; alteração de palavra; alteração da palavra; alteração da sua; restaur; restabelec;
        repor a; repor palavra; reposição; repor_; reset; resetar; criar uma senha; criar nova; criar uma nova;
        crie uma; criar a sua; definir senha; definir a senha; definir a sua; definir sua; definir uma;
        definir palavra; definir nova; defina; definição; escolher uma; escolha uma; escolher nova; cadastrar nova;
        cadastrar senha; esquec; nova palavra; atualizar senha; atualizar a senha; atualize sua; reiniciar
    """,
    password="senha; palavra-passe; palavra passe; dados de acesso; password; acesso à sua conta; acesso à conta",
    change="""
        mud; alter; defin; redefin; escolh; cri; nova_; novo_; recuper; restaur; esquec; troc; repor; renov; atualiz;
        restabelec; cadastr; perdi; modific
    """,
    sign_in="""
        entrar; iniciar sessão; link de acesso; acessar; aceder; entre_; fazer login; faça login; login;
        iniciar a sessão; inicie sessão; início de sessão; link mágico; ligação mágica; acesse; acessar a; aceda;
        entrar na; entrar no; link para entrar; conectar; logar; sem senha; sem palavra-passe; sem password
    """,
    object="""
        conta; endereço; cadastro; senha; registo; assinatura; e-mail; email; usuário; utilizador; perfil; acesso;
        palavra; correio; boletim; newsletter; inscri; subscri; registr; convite; dispositivo
    """,
    place="""
        blog; compartilh; leia mais; loja; nosso site; partilh; página inicial; saiba mais; siga; site oficial;
        ver mais; visite
    """,
    refuse="""
        descadastr; privacidade; termos; ajuda; preferências; não fui; recusar; encomenda; fatura; consulta; presença;
        pagamento; pesquisa; no navegador; configuraç; definições; suporte; contat; contact; fale conosco; condições;
        política; comprar; compra; confirmar pedido; confirmar o pedido; confirmar encomenda; confirmar consulta;
        confirmar presença; confirmar reserva; baixar; descarregar; transfer; avalia; pagar; rastre; acompanh;
        perguntas; gerir; gerenciar; versão web; boleto; pedido; entrega; reserva; agendamento; recebimento; carrinho;
        renov; ver no; ver online; ver em; visualizar
    """,
    undo="""
        cancel; anular; revog; exclu; elimin; apag; remov; desativ; invalid; recus; rejeit; bloque; desfaz; encerrar;
        não fui eu; descadastr; dessubscr; anule; não sou eu; não pedi; não solicitei; denunciar
    """,
    unless="""
        não foi você; não foi o; não solicit; descadastr; não pediu; não fez; não criou; não se registou;
        não se cadastrou; não realizou; não efetuou; não tentou; não iniciou; não reconhec; não deseja; não quer;
        por engano; por erro; não é você; não foste; não pediste; não requisitou; não tenha; não tiver; outra pessoa;
        sem o seu; sem a sua; não era; não és; não autoriz; caso contrário; se não,; do contrário
    """,
    ignore="""
        ignor; desconsider; não é necessári; nenhuma ação; não precisa fazer; não precisa de fazer; não faça nada;
        nada a fazer; apague este; apagar este; elimine este; elimine esta; exclua este; descart; não será;
        continuará; permanecerá; não sofrerá; nada será; não é preciso; nenhuma providência; desprez; apague-o;
        apague-a; elimine-o; exclua-o; apague o; apague a; basta apag; pode excluir; pode eliminar; basta elimin;
        pode apag; esqueça; pode esquecer
    """,
    alert="""
        novo acesso; novo login; novo dispositivo; foi alterad; incomum; foi redefinid; senha alterada;
        acesso a partir; acesso suspeito; alerta; aviso de segurança; atividade suspeita; atividade incomum;
        início de sessão a partir; nova sessão; tentativa de acesso; tentativa de login; senha foi alterada;
        palavra-passe alterada; foi ativada; ativada; desativada
    """,
    path_verify="""
        ativar; confirmar; verificar; redefin; recuper; senha; validar; cadastro; ativacao; ativa_; repor; palavra;
        confirmacao; registo; alterar
    """,
    path_object="conta; usuario; utilizador; senha; cadastro; registo; inscric; palavra",
    path_sign_in="entrar; acesso; acessar; aceder; magico",
    path_refuse="privacidade; ajuda_; contato; contacto; pedido; fatura; termos; reserva",
    path_undo="cancelar; anular; excluir; remover; descadastr; eliminar; recusar",
    units="""
        hora; semana; mês; pontos; linhas; min_; minuto; segundo; euros; reais; vezes; usuários; pessoas; itens;
        lugares; quilómetros; dia_; dias; ano_; anos; passos; páginas; unidades; km_; utilizadores
    """,
)
